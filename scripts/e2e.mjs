#!/usr/bin/env node
import { launch } from './project/launch.mjs';

launch('scripts/gate/e2e.ts');
