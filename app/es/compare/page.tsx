import { ComparePage, type CompareProps, compareMetadata } from '../../(shop)/compare/compare-page'

export const generateMetadata = (props: CompareProps) => compareMetadata('es', props)

export default function Page(props: CompareProps) {
  return <ComparePage language="es" {...props} />
}
