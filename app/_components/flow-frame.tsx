import type { ComponentProps } from 'react'
import { FlowFrame as Frame } from '@/components/layout/flow-frame'
import { InLanguage } from '@/components/layout/in-language'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { LanguageSwitch } from './language-switch'
import { shopLook } from './shop-look'

/** The layout of checkout, sign-in and set-up, with the shop's name and branding. Translated pages pass a `language`. */
export async function FlowFrame(props: Omit<ComponentProps<typeof Frame>, 'shop' | 'languages'>) {
  return (
    <InLanguage language={props.language ?? DEFAULT_LANGUAGE}>
      <Frame {...props} shop={await shopLook()} languages={props.language && <LanguageSwitch language={props.language} />} />
    </InLanguage>
  )
}
