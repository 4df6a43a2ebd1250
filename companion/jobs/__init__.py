"""The Jobs this repository brings to Nautobot."""

from nautobot.apps.jobs import register_jobs

from .run_report import RunReportJob

register_jobs(RunReportJob)
