import { FindPage, type FindProps, findMetadata } from '../../(shop)/find/find-page'

export const generateMetadata = (props: FindProps) => findMetadata('de', props)

export default function Page(props: FindProps) {
  return <FindPage language="de" {...props} />
}
