"""The pages, area by area, each page answering one question; what several areas share stands beside the folders."""
