import { taxWords } from '@/app/_components/tax-words'
import { Chooser } from '@/components/catalog/chooser'
import { CheckNameForm } from '@/components/certificate/check-name-form'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { defaultChoice, type ProductView } from '@/lib/catalog/schema'
import { now } from '@/lib/clock'
import { addToBasket } from '../../cart/actions'
import { comparePath } from '../../compare/read-chosen'
import { AfterYouPay } from './after-you-pay'
import { choiceGroups } from './choice-groups'
import { ProductFacts } from './product-facts'
import { WhatYouNeed } from './what-you-need'

/** The page of a product, for buyers and for the preview of staff. */
export async function ProductContent({ product }: { product: ProductView }) {
  return (
    <div className="pt-8">
      <p className="mb-4 text-sm">
        <a href="/certificates">Certificates</a> · <a href={comparePath([product])}>Compare with others</a>
      </p>
      <div className="group/product grid gap-x-16 md:grid-cols-[7fr_5fr] md:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <PageTitle eyebrow={product.type.formerName && `formerly ${product.type.formerName}`} lead={product.summary}>
            {product.name}
          </PageTitle>
          {product.description && <p className="-mt-4 mb-8 max-w-measure">{product.description}</p>}
        </div>
        <div className="mb-10 min-w-0 md:row-span-2">
          <div className="border border-ink bg-surface p-5">
            <ActionForm action={addToBasket}>
              <Chooser groups={choiceGroups(product, now())} initial={defaultChoice(product)?.id} tax={await taxWords()}>
                <SubmitButton>Add to basket</SubmitButton>
              </Chooser>
            </ActionForm>
          </div>
          <p className="mt-3 text-sm text-ink-2">
            You pay once and are never charged again: certificates don’t renew, so you order a new one at the end of the term. Bought the
            wrong one? Write to us within 30 days of paying. We’ll end that certificate and refund it.
          </p>
          <section aria-labelledby="check-name" className="mt-8">
            <h2 id="check-name" className="text-lg">
              Check a name before you buy
            </h2>
            <p className="mb-4 text-sm text-ink-2">
              See whether your DNS lets {product.type.brand} issue for it, and whether the approval email can arrive.
            </p>
            <CheckNameForm family={product.type.family} />
          </section>
        </div>
        <WhatYouNeed product={product} />
      </div>
      <AfterYouPay product={product} />
      <ProductFacts product={product} />
    </div>
  )
}
