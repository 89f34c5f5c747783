import { ComparePage, type CompareProps, compareMetadata } from '../../(shop)/compare/compare-page'

export const generateMetadata = (props: CompareProps) => compareMetadata('de', props)

export default function Page(props: CompareProps) {
  return <ComparePage language="de" {...props} />
}
