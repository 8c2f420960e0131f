import proto from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import { searchAttributes as needed } from '../workflows/search-attributes.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const typeOf = { KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD } as const;

/** Registers the search attributes that the namespace lacks; without them no workflow can be started.
 *  @returns names of those that were added */
export async function registerSearchAttributes(
  connection: NativeConnection,
  namespace: string,
): Promise<readonly string[]> {
  const missing = await missingAttributes(connection, namespace);
  if (missing.length === 0) return [];
  const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, typeOf[type]]));
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    // Two workers that start together both find them missing; the second is refused and has nothing left to do.
    const stillMissing = await missingAttributes(connection, namespace);
    if (stillMissing.length > 0) throw error;
  }
  return missing.map(({ name }) => name);
}

async function missingAttributes(connection: NativeConnection, namespace: string) {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return needed.filter(({ name }) => !(name in customAttributes));
}
