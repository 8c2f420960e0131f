/** `npm run new-password -- 0101`: a one-time password for somebody who cannot sign in; also beside a running installation. */
import { createOneTimePassword, setOneTimePassword } from '../api/auth/accounts.ts';
import { releaseLock } from '../api/auth/lock-out.ts';
import { loadConfig } from '../config/config.ts';
import { connectDatabase, createModels } from '../models/connect.ts';
import type { StaffMember } from '../models/organisation.ts';
import { accountOf } from '../models/sign-in.ts';
import { environmentBeside } from './launch/running.ts';

const [employeeNo] = process.argv.slice(2);
if (employeeNo === undefined) {
  process.stderr.write('Whose? npm run new-password -- EMPLOYEE-NUMBER\n');
  process.exit(1);
}
const models = createModels(await connectDatabase(loadConfig(environmentBeside()).mongodbUri, 'tuoke-new-password'));
try {
  const member = await models.staff.findOne({ employeeNo }).lean<StaffMember>();
  const account = member === null ? null : await accountOf(models, member._id);
  if (account === null) {
    process.stderr.write(`Nobody with the employee number ${employeeNo} has an account.\n`);
    process.exitCode = 1;
  } else {
    const password = createOneTimePassword();
    await setOneTimePassword(models, account, password);
    await releaseLock(models.signInFailures, account.email);
    process.stdout.write(`${account.email} signs in with the one-time password ${password} (shown this once).\n`);
  }
} finally {
  await models.connection.close();
}
