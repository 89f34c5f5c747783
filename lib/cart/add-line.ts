import { now, today } from '../clock'
import { db } from '../db/client'
import { newId } from '../db/new-id'
import { hashToken, newToken } from '../links/secrets'
import type { Money } from '../money'
import { err, ok, type Result } from '../result'
import { MAX_CERTIFICATES, MAX_LINES, MAX_QUANTITY } from './schema'

export type AddLineRefusal =
  | { code: 'shop-closed' }
  | { code: 'not-for-sale' }
  | { code: 'too-many' }
  | { code: 'too-many-in-all' }
  | { code: 'basket-full' }

/**
 * Adds a choice to the basket, or increases the quantity of the existing line with the same choice and address. Creates a basket if there
 * is no token. Returns the basket's token and how many certificates it now holds. The price the buyer saw is stored only so that the basket
 * can show whether it has changed. Runs as a single statement, so that two simultaneous clicks both count and no limit is exceeded between
 * reading and writing.
 */
export async function addLine(input: {
  token: string | undefined
  choiceId: string
  quantity: number
  label: string
  /** The price on the page where the product was chosen. If absent, today's price is assumed. */
  seen?: Money
  /** The certificate that this one renews, found by `findAgain`. Adding it a second time has no effect. */
  renewsId?: string
}): Promise<Result<{ token: string; count: number }, AddLineRefusal>> {
  if (!Number.isInteger(input.quantity) || input.quantity < 1 || input.quantity > MAX_QUANTITY) return err({ code: 'too-many' })
  const token = input.token ?? newToken()
  const at = now()
  const [row] = await db.$queryRaw<{ closed: boolean; sold: boolean; placed: boolean; lines: number; held: number; count: number }[]>`
    with shop as (
      select exists(select from "ShopSetUp" where "openedAt" is null) as closed
    ), choice as (
      select c.id, c.amount, c.currency from "ProductChoice" c join "Product" p on p.id = c."productId" cross join shop
      where c.id = ${input.choiceId}::uuid and c.active and p.visible and not shop.closed
        and coalesce(p."saleFrom" <= ${today()}::date, true) and coalesce(p."saleUntil" >= ${today()}::date, true)
    ), cart as (
      insert into "Cart" (id, "tokenHash", "updatedAt") select ${newId()}::uuid, ${hashToken(token)}, ${at} from choice
      on conflict ("tokenHash") do update set "updatedAt" = excluded."updatedAt"
      returning id
    ), others as (
      select count(*)::int as lines, coalesce(sum(l.quantity), 0)::int as quantity from "CartLine" l join cart on l."cartId" = cart.id
      where l."choiceId" <> ${input.choiceId}::uuid or l.label <> ${input.label}
    ), line as (
      insert into "CartLine" (id, "cartId", "choiceId", quantity, label, "renewsId", "seenAmount")
      select ${newId()}::uuid, cart.id, choice.id, ${input.quantity}, ${input.label}, ${input.renewsId ?? null}::uuid,
        case when choice.currency = ${input.seen?.currency ?? null} then ${input.seen?.amount ?? null}::int else choice.amount end from cart, choice, others
      where others.lines < ${MAX_LINES} and others.quantity + ${input.quantity} <= ${MAX_CERTIFICATES}
      on conflict ("cartId", "choiceId", label) do update
        set quantity = case when "CartLine"."renewsId" = excluded."renewsId" then "CartLine".quantity
            else "CartLine".quantity + excluded.quantity end,
          "renewsId" = coalesce(excluded."renewsId", "CartLine"."renewsId"), "seenAmount" = excluded."seenAmount"
        where "CartLine".quantity + excluded.quantity <= ${MAX_QUANTITY}
          and (select quantity from others) + "CartLine".quantity + excluded.quantity <= ${MAX_CERTIFICATES}
      returning quantity
    )
    select (select closed from shop) as closed, exists(select from choice) as sold, exists(select from line) as placed,
      (select lines from others) as lines,
      (select coalesce(sum(l.quantity), 0)::int from "CartLine" l join cart on l."cartId" = cart.id) as held,
      (select quantity from others) + coalesce((select quantity from line), 0) as count`
  if (row?.closed) return err({ code: 'shop-closed' })
  if (!row?.sold) return err({ code: 'not-for-sale' })
  if (row.placed) return ok({ token, count: row.count })
  if (row.lines >= MAX_LINES) return err({ code: 'basket-full' })
  return err({ code: row.held + input.quantity > MAX_CERTIFICATES ? 'too-many-in-all' : 'too-many' })
}
