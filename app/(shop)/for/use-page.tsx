import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { taxMode } from '@/app/_components/tax-mode'
import { listProducts } from '@/lib/catalog/queries'
import { alternatesOf } from '@/lib/languages/places'
import { messagesOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../_components/shop-page'
import { UseView } from './_components/use-view'
import { pathOf, productsFor, USES, type Use } from './uses'

export type UseProps = { params: Promise<{ use: string }> }

export function paramsOfUses() {
  return USES.map(({ slug }) => ({ use: slug }))
}

export async function metadataOfUse(language: Language, { params }: UseProps): Promise<Metadata> {
  const use = await findUse(params)
  if (!use) return {}
  const { title, description } = messagesOf(language).uses[use.slug]
  return { title, description, alternates: alternatesOf(language, pathOf(use)) }
}

/** The page for one level or use, in a given language. */
export async function UsePage({ language, params }: UseProps & { language: Language }) {
  const use = await findUse(params)
  if (!use) notFound()
  const [products, tax] = await Promise.all([listProducts(), taxMode()])
  return (
    <ShopPage language={language} path={pathOf(use)}>
      <UseView language={language} use={use} products={productsFor(use, products)} tax={tax} />
    </ShopPage>
  )
}

async function findUse(params: UseProps['params']): Promise<Use | undefined> {
  const { use } = await params
  return USES.find(({ slug }) => slug === use)
}
