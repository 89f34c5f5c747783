import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { SitePage, type SiteProps, siteMetadata } from './site-page'

export const generateMetadata = (props: SiteProps) => siteMetadata(DEFAULT_LANGUAGE, props)

export default function Page(props: SiteProps) {
  return <SitePage language={DEFAULT_LANGUAGE} {...props} />
}
