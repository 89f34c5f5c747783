import { expect, test } from 'vitest'
import { GUIDE_KEYS } from '../../guides/keys'
import { SERVER_SOFTWARE } from './server-software'

test('every server software on offer has its own guide, and every guide belongs to one', () => {
  expect([...GUIDE_KEYS].sort()).toEqual(SERVER_SOFTWARE.map(({ key }) => key).sort())
})
