import { CreditMovements, type Movement } from '@/components/credit/credit-movements'
import { PageTitle } from '@/components/layout/page-title'
import { Pager } from '@/components/ui/pager'
import { type RefundWhy, refundReason } from '@/lib/languages/refund-why'
import { listIn, moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'

type CreditProps = {
  credit: { balances: readonly Money[]; movements: readonly (Movement & { why: RefundWhy | null })[]; next: string | null }
  after: string | undefined
  language: Language
  zone: string
}

/** An account's balance, and one page of its transactions. */
export function CreditContent({ credit: { balances, movements, next }, after, language, zone }: CreditProps) {
  const words = wordsOf(language, 'creditPage')
  const settings = wordsOf(language, 'settings')
  const held = balances.map((money) => moneyIn(language, money))
  const said = movements.map((row) => ({ ...row, reason: refundReason(row, language) }))
  return (
    <>
      <PageTitle
        eyebrow={<a href="/account/settings">{settings('title')}</a>}
        lead={held.length ? words('held', { held: listIn(language, held) }) : words('none')}
      >
        {settings('links.credit.label')}
      </PageTitle>
      <CreditMovements rows={said} orderPath="/account/orders" language={language} zone={zone} />
      <Pager path="/account/credit" after={after} next={next} language={language} />
    </>
  )
}
