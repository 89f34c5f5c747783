import { shopLook } from './shop-look'

/** Returns the shop's name. */
export async function shopName(): Promise<string> {
  return (await shopLook()).name
}
