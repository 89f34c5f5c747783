import { FindPage, type FindProps, findMetadata } from '../../(shop)/find/find-page'

export const generateMetadata = (props: FindProps) => findMetadata('es', props)

export default function Page(props: FindProps) {
  return <FindPage language="es" {...props} />
}
