# The front door. Every target is one script; `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help run test bench lint soak score

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, build, and open the app on the sample library
	@scripts/run

test: ## everything that must hold: interface, crates, whole programs, the app itself
	@scripts/test

bench: ## time the main ways on the sample
	@scripts/bench

lint: ## format, clippy, svelte-check, eslint, licences
	@scripts/lint

soak: ## import, kill and import again, many times over
	@scripts/soak

score: ## measure against a gold standard: make score GOLD=DIR
	@scripts/score "$(GOLD)"
