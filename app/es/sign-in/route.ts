import { doorTo } from '../../_components/door-to'

export const GET = doorTo('es', '/sign-in')
