import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { metadataOfUse, paramsOfUses, UsePage, type UseProps } from '../use-page'

export const revalidate = 300
// All uses are known at build time, so any other address is a 404.
export const dynamicParams = false

export const generateStaticParams = paramsOfUses

export const generateMetadata = (props: UseProps) => metadataOfUse(DEFAULT_LANGUAGE, props)

export default function Page(props: UseProps) {
  return <UsePage language={DEFAULT_LANGUAGE} {...props} />
}
