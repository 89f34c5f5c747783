import type { ComponentProps } from 'react'
import { FlowFrame as Frame } from '@/components/layout/flow-frame'
import { shopLook } from './shop-look'

/** The frame of checkout, sign-in and set-up, with the shop's name and look. */
export async function FlowFrame(props: Omit<ComponentProps<typeof Frame>, 'shop'>) {
  return <Frame {...props} shop={await shopLook()} />
}
