#!/usr/bin/env node
import { launch } from './project/launch.mjs';

await launch('scripts/database/generate-main.ts');
