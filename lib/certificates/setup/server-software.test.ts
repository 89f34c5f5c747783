import { expect, test } from 'vitest'
import { GUIDE_KEYS } from '../../guides/keys'
import { SERVER_SOFTWARE } from './server-software'

test('every server software a buyer can name has its own guide, and every guide can be reached', () => {
  expect([...GUIDE_KEYS].sort()).toEqual(SERVER_SOFTWARE.map(({ key }) => key).sort())
})
