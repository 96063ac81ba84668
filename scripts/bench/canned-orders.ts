/** Purchase orders as the API documents them, for measuring the client without a sandbox. */
export function cannedOrder(index: number): Record<string, unknown> {
  const net = 100 + index
  return {
    key: keyOf(index),
    siteKey: keyOf(1),
    organizationKey: keyOf(2),
    vendorKey: keyOf(3),
    code: `PO-${index}`,
    orderNo: `2026-${index}`,
    orderDate: '2026-03-01',
    statusKey: keyOf(4),
    title: `Bearings for pump ${index}`,
    description: 'Quarterly order of spare parts',
    dueAt: '2026-04-01T00:00:00Z',
    approvedAt: null,
    completedAt: null,
    shippingMethod: 'ground',
    terms: 'NET30',
    notes: null,
    currencyKey: keyOf(5),
    locationKey: keyOf(6),
    shipmentAddress: cannedAddress(index),
    billingAddress: null,
    deliveryAddress: null,
    totalNetValue: net,
    totalTaxValue: 19,
    totalGrossValue: net + 19,
    lineItems: [],
    customFields: { costCentre: '4711' },
    createdAt: '2026-03-01T08:00:00Z',
    updatedAt: '2026-03-01T08:00:00Z',
    deletedAt: null,
  }
}

export function cannedPage(baseUrl: string, size: number): Record<string, unknown> {
  const path = `${baseUrl}/api/erp/purchase-orders`
  return {
    data: Array.from({ length: size }, (_, index) => cannedOrder(index)),
    links: { first: `${path}?page=1`, last: `${path}?page=9`, prev: null, next: `${path}?page=2` },
    meta: { current_page: 1, from: 1, last_page: 9, path, per_page: size, to: size, total: 9 * size },
  }
}

function cannedAddress(index: number): Record<string, unknown> {
  return {
    addressee: 'Goods in',
    addressLines: `Industrial Road ${index}`,
    postCode: '20095',
    city: 'Hamburg',
    state: null,
    country: 'DE',
    phone: null,
    email: 'goods-in@example.com',
    notes: null,
    isActive: true,
  }
}

function keyOf(index: number): string {
  return `0f8fad5b-d9cb-469f-a165-${String(index).padStart(12, '0')}`
}
