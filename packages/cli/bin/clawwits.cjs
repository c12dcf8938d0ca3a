#!/usr/bin/env node
require('../dist/clawwits.cjs');
