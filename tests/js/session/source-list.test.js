import { createSourceList } from '../../../js/session/source-list.js'

const source = (id, given) => ({ id, raw: id, type: 'hls', source: { url: id }, ...(given && { given }) })

test('what is added stands after what was there, one or several', () => {
  const sources = createSourceList([source('s1')])
  sources.add(source('s2'))
  sources.add([source('v1', true), source('s3')])
  expect(sources.all().map(({ id }) => id)).toEqual(['s1', 's2', 'v1', 's3'])
})

test('a list that somebody holds does not change, nor does the one that it was made of', () => {
  const first = [source('s1')]
  const sources = createSourceList(first)
  const held = sources.all()
  sources.add(source('s2'))
  expect(first).toHaveLength(1)
  expect(held).toHaveLength(1)
  expect(sources.all()).toHaveLength(2)
})

test('a source is found by its id, and undefined where there is none', () => {
  const sources = createSourceList()
  expect(sources.byId('s1')).toBe(undefined)
  sources.add([source('s1'), source('s2')])
  expect(sources.byId('s2')).toBe(sources.all()[1])
})

test('a film with another sound is no server', () => {
  const sources = createSourceList([source('s1'), source('v1', true), source('s2')])
  expect(sources.servers().map(({ id }) => id)).toEqual(['s1', 's2'])
})
