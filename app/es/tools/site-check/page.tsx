import { SitePage, type SiteProps, siteMetadata } from '../../../(shop)/tools/site-check/site-page'

export const generateMetadata = (props: SiteProps) => siteMetadata('es', props)

export default function Page(props: SiteProps) {
  return <SitePage language="es" {...props} />
}
