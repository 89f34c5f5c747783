import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { DnsPage, type DnsProps, dnsMetadata } from './dns-page'

export const generateMetadata = (props: DnsProps) => dnsMetadata(DEFAULT_LANGUAGE, props)

export default function Page(props: DnsProps) {
  return <DnsPage language={DEFAULT_LANGUAGE} {...props} />
}
