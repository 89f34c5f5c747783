import { doorTo } from '../../_components/door-to'

export const GET = doorTo('de', '/cart')
