import { metadataOfUse, paramsOfUses, UsePage, type UseProps } from '../../../(shop)/for/use-page'

export const revalidate = 300
// The uses are all known, so any other address is missing.
export const dynamicParams = false

export const generateStaticParams = paramsOfUses

export const generateMetadata = (props: UseProps) => metadataOfUse('es', props)

export default function Page(props: UseProps) {
  return <UsePage language="es" {...props} />
}
