import type { Route } from './route.ts';
import { prefix, routes } from './routes.ts';

/** The file that tells the web's client method and path of every operation: types alone do not exist at run time. */
export function operationList(): string {
  return `// Written by \`npm run openapi\` from api/routes.ts.
import type { OperationId } from './operation-types.ts';

interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  /** Type of the file that the body is, where it is one. */
  readonly upload?: string;
}

/** Method and path of every operation. */
export const operations: Readonly<Record<OperationId, Operation>> = {
${routes.map(lineOf).join('\n')}
};
`;
}

function lineOf({ operationId, method, path, upload }: Route): string {
  const file = upload === undefined ? '' : `, upload: '${upload.contentType}'`;
  return `  ${operationId}: { method: '${method}', path: '${prefix}${path}'${file} },`;
}
