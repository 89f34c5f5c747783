import { metadataOfUse, paramsOfUses, UsePage, type UseProps } from '../../../(shop)/for/use-page'

export const revalidate = 300
// All uses are known at build time, so any other address is a 404.
export const dynamicParams = false

export const generateStaticParams = paramsOfUses

export const generateMetadata = (props: UseProps) => metadataOfUse('es', props)

export default function Page(props: UseProps) {
  return <UsePage language="es" {...props} />
}
