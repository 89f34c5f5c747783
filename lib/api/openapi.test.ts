import { expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Certificate, NewOrder, Order, OrderSummary, Page, Problem, Product } from '../../docs/api-client'
import { openApi } from './openapi'
import { OPERATIONS } from './operations'
import type * as schema from './schema'

const document = openApi({ origin: 'https://shop.example', shop: 'Quay' })

test('the OpenAPI document describes every operation, and all its references resolve', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
  expect(described.sort()).toEqual(
    Object.values(OPERATIONS)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  )
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '')
  expect(references.length).toBeGreaterThan(20)
  for (const name of references) expect(document.components.schemas).toHaveProperty(name)
  expect(document.paths['/orders']?.post).toMatchObject({
    parameters: [{ name: 'Idempotency-Key', in: 'header', required: true }],
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/NewOrder' } } } },
  })
  expect(document.paths['/orders/{id}/cancel']?.post).toMatchObject({ parameters: [{ name: 'id', in: 'path', required: true }, {}] })
})

type Flat<Value> = { [Key in keyof Value]: Value[Key] }

test('the types of the example client match the API', () => {
  expectTypeOf<Flat<Order>>().toEqualTypeOf<z.infer<typeof schema.order>>()
  expectTypeOf<Page<OrderSummary>>().toEqualTypeOf<z.infer<typeof schema.orderPage>>()
  expectTypeOf<Flat<Certificate>>().toEqualTypeOf<z.infer<typeof schema.certificate>>()
  expectTypeOf<Product>().toEqualTypeOf<z.infer<typeof schema.product>>()
  expectTypeOf<Problem>().toEqualTypeOf<z.infer<typeof schema.problem>>()
  expectTypeOf<NewOrder>().toEqualTypeOf<z.input<typeof schema.newOrder>>()
})
