import { z } from 'zod'
import { TOKEN_SCOPES } from '../actor'
import { OPERATIONS, type Operation } from './operations'
import * as schema from './schema'
import { SCOPE_WORDS } from './text'

const NAMED = {
  Money: schema.money,
  OrderSummary: schema.orderSummary,
  Order: schema.order,
  OrderPage: schema.orderPage,
  CertificateSummary: schema.certificateSummary,
  Certificate: schema.certificate,
  CertificatePage: schema.certificatePage,
  Product: schema.product,
  ProductPage: schema.productPage,
  Problem: schema.problem,
  NewOrder: schema.newOrder,
  Suspension: schema.suspension,
  Resending: schema.resending,
} as const satisfies Record<string, z.ZodObject>

type JsonSchema = Record<string, unknown>

/**
 * Returns the OpenAPI 3.1 document of the API, generated from the schemas that validate its requests and responses. `origin`: the shop's
 * origin.
 */
export function openApi({ origin, shop }: { origin: string; shop: string }) {
  return {
    openapi: '3.1.1',
    info: {
      title: `${shop} API`,
      version: '1',
      description: 'For the reseller’s own systems. Create a token in the back office, under Staff, API tokens.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }],
    paths: pathsOf(),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `Scopes: ${TOKEN_SCOPES.map((scope) => `${scope} (${SCOPE_WORDS[scope].toLowerCase()})`).join('; ')}.`,
        },
      },
      schemas: namedSchemas(),
    },
  }
}

function namedSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [id, named] of Object.entries(NAMED)) registry.add(named, { id })
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: refTo })
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...rest }]) => [id, rest]))
}

function pathsOf() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, operation] of Object.entries<Operation>(OPERATIONS)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toOperation(operationId, operation) }
  }
  return paths
}

function toOperation(operationId: string, { method, summary, scope, params, query, body, answer, status }: Operation) {
  const key = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', maxLength: 255 } }
  const parameters = [...parametersIn('path', params), ...parametersIn('query', query), ...(method === 'post' ? [key] : [])]
  return {
    operationId,
    summary,
    description: `Requires the scope ${scope}.`,
    parameters,
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: reference(body) } } } }),
    responses: {
      [status]: { description: 'Done', content: { 'application/json': { schema: reference(answer) } } },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: reference(schema.problem) } } },
    },
  }
}

function parametersIn(place: 'path' | 'query', given: z.ZodObject | undefined) {
  if (!given) return []
  const { properties = {}, required = [] } = z.toJSONSchema(given, { io: 'input' })
  return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: required.includes(name), schema: one }))
}

function reference(given: z.ZodObject) {
  const found = Object.entries<z.ZodObject>(NAMED).find(([, named]) => named === given)
  if (!found) throw new Error('an API schema has no name')
  return { $ref: refTo(found[0]) }
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`
}
