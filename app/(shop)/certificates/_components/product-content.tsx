import { Chooser } from '@/components/catalog/chooser'
import { CheckNameForm } from '@/components/certificate/check-name-form'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { defaultChoice, type ProductView, typesOf } from '@/lib/catalog/schema'
import { now } from '@/lib/clock'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { addToBasket } from '../../../cart/actions'
import { comparePath } from '../../compare/read-chosen'
import { AfterYouPay } from './after-you-pay'
import { choiceGroups } from './choice-groups'
import { ProductFacts } from './product-facts'
import { WhatYouNeed } from './what-you-need'

type ProductContentProps = { product: ProductView; tax: TaxMode; language?: Language }

/** A product page, for buyers and for the staff preview. */
export function ProductContent({ product, tax, language = DEFAULT_LANGUAGE }: ProductContentProps) {
  const words = wordsOf(language, 'product')
  const { brand, family, formerName } = product.type
  return (
    <div className="pt-8">
      <p className="mb-4 text-sm">
        <a href={pathIn(language, '/certificates')}>{words('all')}</a> ·{' '}
        <a href={pathIn(language, comparePath([product]))}>{words('compare')}</a>
      </p>
      <div className="group/product grid gap-x-16 md:grid-cols-[7fr_5fr] md:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <PageTitle eyebrow={formerName && wordsOf(language, 'certificate')('formerly', { name: formerName })} lead={product.summary}>
            {product.name}
          </PageTitle>
          {product.description && <p className="-mt-4 mb-8 max-w-measure">{product.description}</p>}
        </div>
        <div className="mb-10 min-w-0 md:row-span-2">
          <div className="border border-ink bg-surface p-5">
            <ActionForm action={addToBasket}>
              <input type="hidden" name="language" value={language} />
              <Chooser
                legend={words(typesOf(product).length > 1 ? 'choice' : 'term')}
                groups={choiceGroups(product, now(), tax, language)}
                initial={defaultChoice(product)?.id}
                tax={tax === 'off' ? '' : words(tax)}
              >
                <SubmitButton>{words('add')}</SubmitButton>
              </Chooser>
            </ActionForm>
          </div>
          <p className="mt-3 text-sm text-ink-2">{words('once')}</p>
          <section aria-labelledby="check-name" className="mt-8">
            <h2 id="check-name" className="text-lg">
              {words('checkName')}
            </h2>
            <p className="mb-4 text-sm text-ink-2">{words('checkNameLead', { brand })}</p>
            <CheckNameForm language={language} family={family} />
          </section>
        </div>
        <WhatYouNeed product={product} language={language} />
      </div>
      <AfterYouPay product={product} language={language} />
      <ProductFacts product={product} language={language} />
    </div>
  )
}
