import type { Connection } from '@temporalio/client';
import { SearchAttributeType, type TypedSearchAttributes } from '@temporalio/common';
import proto from '@temporalio/proto';

import { prospectSearchAttributes } from '../../workflows/prospect/messages.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;

type TypeName = NonNullable<Parameters<TypedSearchAttributes['get']>[0]>['type'];

/** Our types in the words of the command line tool and of the server's interface. */
const TYPES = {
  [SearchAttributeType.TEXT]: { word: 'Text', code: IndexedValueType.INDEXED_VALUE_TYPE_TEXT },
  [SearchAttributeType.KEYWORD]: { word: 'Keyword', code: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD },
  [SearchAttributeType.INT]: { word: 'Int', code: IndexedValueType.INDEXED_VALUE_TYPE_INT },
  [SearchAttributeType.DOUBLE]: { word: 'Double', code: IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE },
  [SearchAttributeType.BOOL]: { word: 'Bool', code: IndexedValueType.INDEXED_VALUE_TYPE_BOOL },
  [SearchAttributeType.DATETIME]: { word: 'Datetime', code: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME },
  [SearchAttributeType.KEYWORD_LIST]: { word: 'KeywordList', code: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST },
} satisfies Record<TypeName, { word: string; code: number }>;

/** Every search attribute that a workflow sets. */
const KEYS = Object.values(prospectSearchAttributes);

/** Name → type in the words of the command line tool. */
export const SEARCH_ATTRIBUTE_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  KEYS.map(({ name, type }) => [name, TYPES[type].word]),
);

/** Registers the search attributes that a namespace does not have yet: on a server that somebody else runs.
 *  @returns the names that were added */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = KEYS.filter(({ name }) => customAttributes[name] === undefined);
  if (missing.length > 0) {
    const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, TYPES[type].code]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  }
  return missing.map(({ name }) => name);
}
