import { DnsPage, type DnsProps, dnsMetadata } from '../../../(shop)/tools/dns-check/dns-page'

export const generateMetadata = (props: DnsProps) => dnsMetadata('de', props)

export default function Page(props: DnsProps) {
  return <DnsPage language="de" {...props} />
}
