import { duplicatesQuery, duplicatesView } from '../../contracts/import.ts';
import { toE164 } from '../../contracts/phone.ts';
import { judgeCustomer } from '../../domain/prospect/known-customer.ts';
import { findHolders, findPursuitsOf } from '../../models/customer-pursuits.ts';
import { defineRoute, ok } from '../route.ts';

export const duplicatesRoute = defineRoute({
  method: 'get',
  path: '/prospects/duplicates',
  operationId: 'findDuplicates',
  tag: 'prospects',
  summary: 'Whether a customer is being pursued already, and by whom: a hint before a lead is captured',
  needs: 'captureLead',
  query: duplicatesQuery,
  answers: { 200: { description: 'Nothing of the pursuits but whose they are', schema: duplicatesView } },
  handle: async ({ ability, query }, { models, rules }) => {
    // Half a number is no number yet: nothing is found.
    const phone = query.phone === undefined ? null : toE164(query.phone);
    const coreBankCustomerNo = query.coreBankCustomerNo ?? null;
    const [pursuits = []] = await findPursuitsOf(models.prospects, [{ phone, coreBankCustomerNo }]);
    const open = pursuits.filter((pursuit) => pursuit.open);
    const reach = rules.reachOf(ability, 'readProspect', 'Prospect');
    const holders = await findHolders(
      models.prospects,
      open.map(({ _id }) => _id),
      reach,
    );
    const known = judgeCustomer({ prospectId: '', pursuitType: 'newCustomer', coreBankCustomerNo: null }, pursuits);
    return ok({
      open: open.map(({ _id, pursuitType, ownerId, branchId }) => ({
        pursuitType,
        ownerId,
        branchId,
        prospectId: holders.get(_id)?.isReadable === true ? _id : null,
      })),
      isCustomer: known.duplicateCheck === 'existingCustomer',
      isContactForbidden: known.isContactForbidden,
    });
  },
});
