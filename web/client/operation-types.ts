import type * as z from 'zod';
import type { Routes } from '../../api/routes.ts';

type Listed = Routes[number];

export type OperationId = Listed['operationId'];

type RouteOf<Id extends OperationId> = Extract<Listed, { readonly operationId: Id }>;

/** What a schema takes; undefined when the route has no such part. */
type Taken<Part> = [Part] extends [z.ZodUndefined | undefined]
  ? undefined
  : Sendable<z.input<Exclude<Part, undefined>>>;

/** A value that the schema coerces itself (`unknown`) is sent as a number or text. */
type Sendable<Value> = Value extends object
  ? { readonly [Key in keyof Value]: unknown extends Value[Key] ? number | string : Value[Key] }
  : Value;

type Required<Value> = {} extends Value ? false : true;

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [Key in Name]?: undefined }
  : Required<Value> extends true
    ? { readonly [Key in Name]: Value }
    : { readonly [Key in Name]?: Value };

/** The parts of a request that an operation takes. */
export type OperationInput<Id extends OperationId> = Part<'params', Taken<RouteOf<Id>['params']>> &
  Part<'query', Taken<RouteOf<Id>['query']>> &
  Part<'body', Taken<RouteOf<Id>['body']>>;

type Answers<Id extends OperationId> = RouteOf<Id>['answers'];

/** The body an operation answers with; several when it has several statuses. */
export type OperationAnswer<Id extends OperationId> = {
  [Status in keyof Answers<Id>]: Answers<Id>[Status] extends { readonly schema: infer Schema extends z.ZodType }
    ? z.output<Schema>
    : never;
}[keyof Answers<Id>];

/** Nothing to pass is nothing to write. */
export type InputArguments<Id extends OperationId> =
  Required<OperationInput<Id>> extends true ? [input: OperationInput<Id>] : [input?: OperationInput<Id>];
