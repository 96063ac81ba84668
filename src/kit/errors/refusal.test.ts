import { expect, test } from 'vitest'
import { insidesIn } from './refusal.ts'

test.each([
  ['TypeError: x is not a function\n    at Object.<anonymous> (/app/src/orders.js:12:7)', 'JavaScript'],
  ['java.lang.IllegalStateException\n\tat com.acme.Orders.find(Orders.java:17)', 'Java'],
  ['Traceback (most recent call last):\n  File "/srv/app.py", line 3', 'Python'],
  ['#0 /var/www/html/app/Http/Kernel.php(42): handle()', 'PHP'],
  ['   at Acme.Orders.Find(Int32 id) in C:\\src\\Orders.cs:line 12', '.NET'],
  ["app/models/order.rb:12:in `find'", 'Ruby'],
  ['goroutine 1 [running]:\nmain.main()', 'Go'],
  ['SQLSTATE[42S02]: Base table or view not found', 'database'],
  ['could not open /etc/orders/config.json', 'file system'],
  ['connect ECONNREFUSED 10.0.12.7:5432', 'network'],
  ['SELECT * FROM orders WHERE id = 1', 'SQL'],
])('%j shows %s', (text, inside) => {
  expect(insidesIn({ text }).join()).toContain(inside)
})

test.each([
  'name must be at least 1 character, see https://docs.example.com/errors/invalid-name',
  'Send application/json. Version 10.2.0 of the API, at 12:30:05.',
  'Update the order and set its state first.',
  'quantity must be >= 1; price must be >= 0 (at most 2 decimals)',
  'There is nothing at /api/erp/orders.',
])('%j shows nothing', (text) => {
  expect(insidesIn({ text })).toEqual([])
})
