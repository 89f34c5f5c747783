import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ENGLISH_KEY_WORDS } from '@/lib/keys/text'
import { messagesOf } from '@/lib/languages/text'
import type { MakeFieldsProps } from './make-fields'
import { RequestDoors } from './request-doors'

const FIELDS: MakeFieldsProps = {
  certificateId: 'certificate',
  product: { level: 'dv', wildcard: false, multiDomain: false, namesIncluded: 1 },
  known: { names: '', www: false, organization: '', locality: '', state: '', country: '' },
  countries: [],
  words: messagesOf('en').doors,
}

test('without scripts, only the form for an existing request is shown, without options that would not work', () => {
  const html = renderToStaticMarkup(
    <RequestDoors fields={FIELDS} keys={ENGLISH_KEY_WORDS}>
      the form
    </RequestDoors>,
  )
  expect(html).toMatch(/<fieldset class="needs-script[^>]*>.*Make it here.*<\/fieldset>/)
  expect(html).toContain('<div>the form</div>')
  expect(html).not.toMatch(/name="kind"|name="passphrase"/)
})
