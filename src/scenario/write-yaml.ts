/** Write a document as YAML that reads back as the same document, in the manner of the shipped scenarios. */
import { Document, isMap, isNode, isScalar, isSeq, visit } from 'yaml'
import type { JsonObject } from '../json.ts'

/** Write a document as YAML; a map or list of bare values takes one line. */
export function writeYaml(document: JsonObject, comment: string | null = null): string {
  const yaml = new Document(document, { aliasDuplicateObjects: false })
  visit(yaml, {
    Map: (_key, map) => {
      if (map.items.length > 0 && map.items.every(({ value }) => isScalar(value) || isFlowMap(value))) {
        map.flow = true
      }
    },
    Seq: (_key, list) => {
      if (list.items.every((item) => isNode(item) && isScalar(item))) list.flow = true
    },
  })
  if (isMap(yaml.contents)) {
    yaml.contents.flow = false
    for (const { value } of yaml.contents.items) keepOpen(value)
  }
  if (comment !== null) yaml.commentBefore = ` ${comment}`
  return yaml.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** Milestones inside a number with its provenance. */
function isFlowMap(value: unknown): boolean {
  return isMap(value) && value.items.length > 0 && value.items.every((pair) => isScalar(pair.value))
}

/** A collection has one entry a line, however short its entries are. */
function keepOpen(value: unknown): void {
  if (!isMap(value) || value.items.every((pair) => isScalar(pair.value))) return
  value.flow = false
  for (const { value: entry } of value.items) {
    if (isMap(entry) && entry.items.some((pair) => isMap(pair.value) || isSeq(pair.value))) entry.flow = false
  }
}
