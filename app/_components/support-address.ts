import { supportAddress as senderAddress } from '@/lib/config/support-address'
import { shopLook } from './shop-look'

/** Returns the shop's public contact address. */
export async function supportAddress(): Promise<string> {
  return (await shopLook()).supportEmail ?? senderAddress()
}
