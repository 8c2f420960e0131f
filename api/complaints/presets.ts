import { complaintPresetsView } from '../../contracts/complaint-history.ts';
import { extensionSteps } from '../../domain/complaint/rules.ts';
import { complaintPresets } from '../../domain/complaint/presets.ts';
import { defineRoute, ok } from '../route.ts';

export const complaintPresetsRoute = defineRoute({
  method: 'get',
  path: '/complaint-presets',
  operationId: 'listComplaintPresets',
  tag: 'complaints',
  summary: 'Sets of limits and ladders, each with its source; compliance confirms one before it is used',
  needs: 'signedIn',
  answers: { 200: { description: 'Every preset', schema: complaintPresetsView } },
  handle: async () =>
    ok({
      presets: complaintPresets.map(({ code, name, source, rules: { preset: _, extension, ...rules } }) => ({
        code,
        name,
        source,
        ...rules,
        extensions: [...extensionSteps({ extension })],
      })),
    }),
});
