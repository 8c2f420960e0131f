import { duplicatesBody, duplicatesView } from '../../contracts/import.ts';
import { toE164 } from '../../contracts/phone.ts';
import { judgeCustomer } from '../../domain/prospect/known-customer.ts';
import { findHolders, findPursuitsOf } from '../../models/customer-pursuits.ts';
import { auditStaff } from '../account/audit.ts';
import { defineRoute, ok } from '../route.ts';

export const duplicatesRoute = defineRoute({
  method: 'post',
  path: '/prospects/duplicates',
  operationId: 'findDuplicates',
  tag: 'prospects',
  summary: 'Whether a customer is being pursued already, and where: a hint before a lead is captured',
  needs: 'captureLead',
  body: duplicatesBody,
  onlyAsks: true,
  answers: { 200: { description: 'Whose they are, as far as the caller may read them', schema: duplicatesView } },
  failures: ['TOO_MANY_REQUESTS'],
  handle: async ({ actor, ability, body }, { models, rules, lookUpLimit }) => {
    lookUpLimit.count(actor.staffId, Date.now());
    // Half a number is no number yet: nothing is found.
    const phone = body.phone === undefined ? null : toE164(body.phone);
    const coreBankCustomerNo = body.coreBankCustomerNo ?? null;
    const [pursuits = []] = await findPursuitsOf(models.prospects, [{ phone, coreBankCustomerNo }]);
    const open = pursuits.filter((pursuit) => pursuit.open);
    // Whose customer somebody is, is bank secrecy: each whole number that was asked about is accounted for, without the number.
    if (phone !== null)
      await auditStaff(models, {
        by: actor.staffId,
        action: 'duplicatesSearched',
        subject: { kind: 'list', id: 'duplicates' },
        reason: `by telephone number, ${open.length} pursued`,
      });
    const reach = rules.reachOf(ability, 'readProspect', 'Prospect');
    const holders = await findHolders(
      models.prospects,
      open.map(({ _id }) => _id),
      reach,
    );
    const known = judgeCustomer({ prospectId: '', pursuitType: 'newCustomer', coreBankCustomerNo: null }, pursuits);
    return ok({
      open: open.map(({ _id, pursuitType, ownerId, branchId }) => {
        const isReadable = holders.get(_id)?.isReadable === true;
        return {
          pursuitType,
          ownerId: isReadable ? ownerId : null,
          branchId,
          prospectId: isReadable ? _id : null,
        };
      }),
      isCustomer: known.duplicateCheck === 'existingCustomer',
      isContactForbidden: known.isContactForbidden,
    });
  },
});
