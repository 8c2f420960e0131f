import type { Outside } from '../activities/correspondence/activities.ts';
import { createMailer } from '../adapters/mail.ts';
import { createPostJson } from '../adapters/post-json.ts';
import { createSecretBox } from '../adapters/sealed-secret.ts';
import type { Config } from '../config/config.ts';

/** The world outside as the configuration has it. */
export function createOutside(config: Config): Outside {
  const { mail, auth, environment, payloadKeys } = config;
  const { publicUrl } = auth;
  return {
    mail: mail === null ? null : createMailer({ ...mail, domain: new URL(publicUrl).hostname }),
    post: createPostJson(environment === 'production'),
    secrets: createSecretBox(payloadKeys),
    publicUrl,
    language: config.language,
  };
}
