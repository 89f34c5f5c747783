import type { ComponentProps } from 'react'
import { ShopPage } from '../../_components/shop-page'
import { ToolFrame } from './tool-frame'

/** The page of a tool that is in English only. */
export function EnglishTool(props: Omit<ComponentProps<typeof ToolFrame>, 'language'>) {
  return (
    <ShopPage>
      <ToolFrame {...props} />
    </ShopPage>
  )
}
