import type { z } from 'zod'
import type { CertificateForStaff } from '../admin/get-certificate'
import type { CertificateListRow } from '../admin/lists/list-certificates'
import type { OrderListRow } from '../admin/lists/list-orders'
import type { ProductView } from '../catalog/schema'
import { type Place, stageOf } from '../certificates/lifecycle/places'
import { taxIn } from '../languages/tax-text'
import { DEFAULT_LANGUAGE } from '../languages/types'
import type { OrderTax } from '../orders/order-tax'
import type { OrderView } from '../orders/view/get-order'
import type * as schema from './schema'

/** Returns the API representation of an order in a list. */
export function toOrderSummary(row: Omit<OrderListRow, 'items' | 'certificates' | 'source'>): z.infer<typeof schema.orderSummary> {
  const { id, number, status, email, country, total, placedAt, paidAt } = row
  return {
    id,
    number,
    status,
    isDisputed: row.dispute !== null,
    email,
    country,
    total,
    placedAt: text(placedAt),
    paidAt: textOrNull(paidAt),
  }
}

/** Returns the API representation of an order with its lines and certificates. */
export function toOrder({ items, certificates, coupon, tax, ...row }: OrderView): z.infer<typeof schema.order> {
  return {
    ...toOrderSummary(row),
    discount: coupon?.off ?? null,
    tax: tax && toTax(tax),
    items: items.map(({ productName, typeName, years, quantity, total }) => ({
      ...{ product: productName, type: typeName, years, quantity, total },
    })),
    certificates: certificates.map(({ id, typeName, domainName, label, place }) => ({
      ...{ id, type: typeName, stage: stageOf(place) },
      name: domainName || label,
    })),
  }
}

function toTax({ amount, parts }: OrderTax): NonNullable<z.infer<typeof schema.order>['tax']> {
  const [first, ...more] = parts
  const only = first && !more.length ? first : null
  const { currency } = amount
  return {
    amount,
    rate: only?.rate ?? null,
    reason: only?.reason ?? null,
    rates: parts.map(({ amount: part, ...tax }) => ({
      rate: tax.rate,
      reason: tax.reason,
      label: taxIn(DEFAULT_LANGUAGE, tax),
      amount: { amount: part, currency },
    })),
  }
}

/** Returns the API representation of a certificate in a list. */
export function toCertificateSummary(row: CertificateListRow): z.infer<typeof schema.certificateSummary> {
  const { id, name, order, isSuspended, enomCertId, authorityOrderId } = row
  return {
    ...{ id, name, isSuspended, enomCertId, authorityOrderId },
    orderId: order.id,
    orderNumber: order.number,
    type: row.typeName,
    ...placeIn(row.place),
    isDisputed: row.dispute !== null,
    fileEndsAt: textOrNull(row.fileExpiresAt),
    coverEndsAt: textOrNull(row.coverEndsAt),
  }
}

/** Returns the API representation of a certificate with its files. */
export function toCertificate(row: CertificateForStaff): z.infer<typeof schema.certificate> {
  const { id, name, order, suspendedReason, dates } = row
  return {
    id,
    orderId: order.id,
    orderNumber: order.number,
    name,
    type: row.typeName,
    ...placeIn(row.place),
    isSuspended: suspendedReason !== null,
    isDisputed: row.isDisputed,
    enomCertId: row.enom.certId,
    authorityOrderId: row.enom.authorityOrderId,
    fileEndsAt: textOrNull(dates.fileExpiresAt),
    coverEndsAt: textOrNull(dates.coverEndsAt),
    suspendedReason,
    approverEmail: row.request?.approverEmail ?? null,
    files: row.files.map(({ fingerprint, issuer, names, notBefore, notAfter }) => ({
      ...{ fingerprint, issuer, names },
      notBefore: text(notBefore),
      notAfter: text(notAfter),
    })),
  }
}

/** Returns the API representation of a product with its prices. */
export function toProduct({ slug, name, summary, choices }: ProductView): z.infer<typeof schema.product> {
  return {
    ...{ slug, name, summary },
    choices: choices.map(({ id, type, years, amount, currency }) => ({
      ...{ id, years },
      type: type.name,
      names: type.namesIncluded,
      price: { amount, currency },
    })),
  }
}

function placeIn(place: Place) {
  return { stage: stageOf(place), detail: place.split(':')[1] ?? null }
}

function text(at: Date): string {
  return at.toISOString()
}

function textOrNull(at: Date | null): string | null {
  return at && text(at)
}
