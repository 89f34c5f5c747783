import type { ComponentProps } from 'react'
import { FlowFrame } from '@/components/layout/flow-frame'
import type { ShopLook } from '@/lib/brand/types'
import { privateMissing } from '@/lib/languages/missing-text'
import type { Language } from '@/lib/languages/types'
import { Missing } from './missing'

type MissingViewProps = { shop: ShopLook; language: Language } & Pick<ComponentProps<typeof FlowFrame>, 'languages' | 'path'>

/**
 * The 404 page. Also shown for objects that belong to someone else, so as not to reveal what exists. `languages`, `path`: the links to
 * other languages.
 */
export function MissingView({ shop, language, ...others }: MissingViewProps) {
  return (
    <FlowFrame shop={shop} language={language} {...others}>
      <Missing text={privateMissing(language)} />
    </FlowFrame>
  )
}
