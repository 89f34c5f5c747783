import { supportAddress as senderAddress } from '@/lib/config/support-address'
import { shopLook } from './shop-look'

/** Returns the address people write to. */
export async function supportAddress(): Promise<string> {
  return (await shopLook()).supportEmail ?? senderAddress()
}
