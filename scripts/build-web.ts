/** `npm run build:web`: builds the pages into build/web and says what each of them makes a browser load. */
import { buildWeb } from './launch/web-build.ts';

await buildWeb();
