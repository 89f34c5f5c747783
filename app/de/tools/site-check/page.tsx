import { SitePage, type SiteProps, siteMetadata } from '../../../(shop)/tools/site-check/site-page'

export const generateMetadata = (props: SiteProps) => siteMetadata('de', props)

export default function Page(props: SiteProps) {
  return <SitePage language="de" {...props} />
}
