import { DnsPage, type DnsProps, dnsMetadata } from '../../../(shop)/tools/dns-check/dns-page'

export const generateMetadata = (props: DnsProps) => dnsMetadata('es', props)

export default function Page(props: DnsProps) {
  return <DnsPage language="es" {...props} />
}
