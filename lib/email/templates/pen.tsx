import { Button, Link, Text } from 'react-email'
import { longDayAt, momentAt } from '../../languages/format'
import { taxesIn } from '../../languages/tax-text'
import { moneyIn, wordsOf } from '../../languages/text'
import type { Language } from '../../languages/types'
import type { Money } from '../../money'
import { DEFAULT_ZONE } from '../../zone'
import { hint, PEACOCK } from './letter'
import type { MailValue } from './types'

/** Formats the values of an email in the language and time zone of its recipient. */
export type Pen = ReturnType<typeof penOf>

/** Returns the formatters for a language. */
export function penOf(language: Language, zone = DEFAULT_ZONE) {
  const say = wordsOf(language, 'mailSays')
  const money = (amount: Money) => moneyIn(language, amount)
  return {
    language,
    say,
    money,
    day: (at: string) => longDayAt(new Date(at), language),
    moment: (at: string) => momentAt(new Date(at), language, zone),
    term: (years: number) => wordsOf(language, 'certificate')('term', { years }),
    /** A total that states the tax it includes: `€22.61 (including €3.61 VAT 19%)`. */
    withTax: (total: Money, tax: (Money & { label: string; parts?: Parameters<typeof taxesIn>[1] | undefined }) | undefined) => {
      if (!tax) return money(total)
      const label = tax.parts ? taxesIn(language, tax.parts, tax.currency) : tax.label
      const values = { total: money(total), amount: money(tax), tax: label }
      return say(tax.amount ? 'totalWithTax' : 'totalWithoutTax', values)
    },
    /** The main action of an email. Its URL is also written out, for readers who cannot press the button. */
    button: (label: string, url: string | undefined): MailValue => ({
      block: url && (
        <>
          <Button
            href={url}
            style={{
              backgroundColor: PEACOCK,
              borderRadius: '3px',
              color: '#FFFFFF',
              fontSize: '16px',
              fontWeight: 600,
              padding: '12px 20px',
            }}
          >
            {label}
          </Button>
          <Text style={{ ...hint, margin: '16px 0' }}>
            {say.rich('orOpen', {
              url,
              link: (address) => (
                <Link href={url} style={{ color: PEACOCK, wordBreak: 'break-all' }}>
                  {address}
                </Link>
              ),
            })}
          </Text>
        </>
      ),
    }),
  }
}
